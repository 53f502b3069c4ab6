package io.github.pluginregistry.core.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page as an independent reader of Markdown understands it. */
public final class ParsedPage {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    AutolinkExtension.create(),
                                    StrikethroughExtension.create()))
                    .build();

    private final Node document;

    public ParsedPage(String markdown) {
        this.document = PARSER.parse(markdown);
    }

    /** The blocks of the page. */
    public List<Node> blocks() {
        return children(document);
    }

    /** What a reader sees, without any markup. */
    public String text() {
        return text(document);
    }

    /** The destinations of all links, in order. */
    public List<String> links() {
        return all(Link.class::isInstance).stream()
                .map(link -> ((Link) link).getDestination())
                .toList();
    }

    /** The texts of the cells, row by row, the head included. */
    public List<List<String>> rows() {
        return all(TableRow.class::isInstance).stream()
                .map(
                        row ->
                                children(row).stream()
                                        .filter(TableCell.class::isInstance)
                                        .map(ParsedPage::text)
                                        .toList())
                .toList();
    }

    /** The texts of the headings of one level. */
    public List<String> headings(int level) {
        return all(node -> node instanceof Heading heading && heading.getLevel() == level).stream()
                .map(ParsedPage::text)
                .toList();
    }

    /**
     * The anchors of all headings as GitHub's html-pipeline makes them: lower case, {@code
     * [^\p{Word}\- ]} dropped, spaces to hyphens, doubles numbered.
     */
    public List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        return all(Heading.class::isInstance).stream()
                .map(
                        heading -> {
                            String slug = slug(text(heading));
                            int doubles = seen.merge(slug, 1, Integer::sum) - 1;
                            return doubles == 0 ? slug : slug + "-" + doubles;
                        })
                .toList();
    }

    private static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        heading.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(
                        point -> {
                            if (point == ' ' || point == '-') {
                                slug.append('-');
                            } else if (isWord(point)) {
                                slug.appendCodePoint(point);
                            }
                        });
        return slug.toString();
    }

    private static boolean isWord(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONNECTOR_PUNCTUATION ->
                    true;
            default -> Character.isLetter(point) || Character.isDigit(point);
        };
    }

    /** Raw HTML, images and struck-out text; no page has any. */
    public List<Node> intruders() {
        return all(
                node ->
                        node instanceof HtmlBlock
                                || node instanceof HtmlInline
                                || node instanceof Image
                                || node instanceof Strikethrough);
    }

    private List<Node> all(Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        collect(document, wanted, found);
        return found;
    }

    private static void collect(Node node, Predicate<Node> wanted, List<Node> found) {
        if (wanted.test(node)) {
            found.add(node);
        }
        children(node).forEach(child -> collect(child, wanted, found));
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text literal) {
                        text.append(literal.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        text.append(code.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak lineBreak) {
                        text.append('\n');
                    }

                    @Override
                    public void visit(HardLineBreak lineBreak) {
                        text.append("<hard line break>");
                    }
                });
        return text.toString();
    }
}

package io.github.pluginregistry.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.provider.Arguments;

/** A table of this project's documentation, whose rows a test runs so that they stay true. */
public final class DocumentedTable {

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private DocumentedTable() {}

    /**
     * The rows below the header, each with the plain text of its cells.
     *
     * @param document the file's name under {@code docs}
     * @param heading the heading that the table stands under
     * @param columns titles that are among the table's; needed where the heading has several tables
     */
    public static Stream<Arguments> rows(String document, String heading, String... columns) {
        TableFinder finder = new TableFinder(heading);
        MARKDOWN.parse(read(docs().resolve(document))).accept(finder);
        return finder.tables.stream()
                .filter(table -> table.get(0).containsAll(List.of(columns)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no such table under \"%s\" in %s"
                                                .formatted(heading, document)))
                .stream()
                .skip(1)
                .map(cells -> Arguments.of(cells.toArray()));
    }

    private static Path docs() {
        return Stream.iterate(
                        Optional.of(Path.of(System.getProperty("user.dir"))),
                        directory -> directory.map(Path::getParent))
                .map(directory -> directory.orElseThrow().resolve("docs"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text words) {
                        text.append(words.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        text.append(code.getLiteral());
                    }
                });
        return text.toString();
    }

    private static final class TableFinder extends AbstractVisitor {

        private final List<List<List<String>>> tables = new ArrayList<>();
        private final String heading;
        private String currentHeading = "";

        private TableFinder(String heading) {
            this.heading = heading;
        }

        @Override
        public void visit(Heading node) {
            currentHeading = plainText(node);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock && currentHeading.equals(heading)) {
                tables.add(new ArrayList<>());
                visitChildren(block);
            }
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                lastOf(tables).add(new ArrayList<>());
            }
            if (node instanceof TableCell) {
                lastOf(lastOf(tables)).add(plainText(node));
            } else {
                visitChildren(node);
            }
        }

        private static <T> T lastOf(List<T> list) {
            return list.get(list.size() - 1);
        }
    }
}

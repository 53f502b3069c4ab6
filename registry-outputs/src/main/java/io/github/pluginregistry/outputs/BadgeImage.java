package io.github.pluginregistry.outputs;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A badge as SVG. The width of its texts is computed as in DejaVu Sans, and fixed by {@code
 * textLength}, so that they fit in whatever font a reader has.
 *
 * @param color the background of the message
 */
record BadgeImage(String label, String message, String color) {

    private static final int HEIGHT = 20;
    private static final int PADDING = 60;
    private static final int LONGEST = 60;

    /** The widths of the characters from space to tilde at 11 px, in tenths of a pixel. */
    private static final int[] WIDTHS = {
        35, 44, 51, 92, 70, 105, 86, 30, 43, 43, 55, 92, 35, 40, 35, 37, 70, 70, 70, 70, 70, 70, 70,
        70, 70, 70, 37, 37, 92, 92, 92, 58, 110, 75, 75, 77, 85, 70, 63, 85, 83, 32, 32, 72, 61, 95,
        82, 87, 66, 87, 76, 70, 67, 81, 75, 109, 75, 67, 75, 43, 37, 43, 92, 55, 55, 67, 70, 60, 70,
        68, 39, 70, 70, 31, 31, 64, 31, 107, 70, 67, 70, 70, 45, 57, 43, 70, 65, 90, 65, 65, 58, 70,
        37, 70, 92
    };

    /** Letters beyond ASCII; ideographs and emoji are as wide as they are high. */
    private static final int LETTER = 75;

    private static final int WIDE = 110;

    /** A text of at most 60 characters. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** The width of a text in tenths of a pixel. */
    static int width(String text) {
        return text.codePoints().map(BadgeImage::width).sum();
    }

    private static int width(int character) {
        if (character >= ' ' && character <= '~') {
            return WIDTHS[character - ' '];
        }
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                Character.isIdeographic(character)
                        || type == Character.OTHER_SYMBOL
                        || type == Character.OTHER_LETTER;
        return wide ? WIDE : LETTER;
    }

    String render() {
        int left = width(label) + 2 * PADDING;
        int right = width(message) + 2 * PADDING;
        return XmlText.of(xml -> write(xml, left, right));
    }

    private void write(XMLStreamWriter xml, int left, int right) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attribute(xml, "width", pixels(left + right));
        attribute(xml, "height", String.valueOf(HEIGHT));
        attribute(xml, "role", "img");
        attribute(xml, "aria-label", label + ": " + message);
        xml.writeStartElement("title");
        xml.writeCharacters(label + ": " + message);
        xml.writeEndElement();
        box(xml, 0, left, "#444444");
        box(xml, left, right, color);
        xml.writeStartElement("g");
        attribute(xml, "fill", "#ffffff");
        attribute(xml, "font-family", "DejaVu Sans,Verdana,Geneva,sans-serif");
        attribute(xml, "font-size", "11");
        text(xml, PADDING, label);
        text(xml, left + PADDING, message);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void box(XMLStreamWriter xml, int from, int width, String color)
            throws XMLStreamException {
        xml.writeEmptyElement("rect");
        attribute(xml, "x", pixels(from));
        attribute(xml, "width", pixels(width));
        attribute(xml, "height", String.valueOf(HEIGHT));
        attribute(xml, "fill", color);
    }

    private static void text(XMLStreamWriter xml, int from, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        attribute(xml, "x", pixels(from));
        attribute(xml, "y", "14");
        attribute(xml, "textLength", pixels(width(text)));
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private static String pixels(int tenths) {
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}

package io.github.pluginregistry.core.version;

import java.util.BitSet;
import java.util.Optional;

/** Extracts the version from a tag that matches a pattern. */
sealed interface VersionExtractor {

    /**
     * The version of a tag.
     *
     * @param from how much of the tag is known to match already
     * @return empty where the rest of the tag does not match, or where no version stands there
     */
    Optional<String> version(String tag, int from);

    private static int[] codePoints(String tag, int from) {
        int[] codePoints = new int[tag.codePointCount(from, tag.length())];
        int at = from;
        for (int i = 0; i < codePoints.length; i++) {
            codePoints[i] = tag.codePointAt(at);
            at += Character.charCount(codePoints[i]);
        }
        return codePoints;
    }

    /**
     * The version is what stands behind the tag's last slash.
     *
     * @param rest what the rest of a tag looks like
     */
    record LastSegment(Glob rest) implements VersionExtractor {

        @Override
        public Optional<String> version(String tag, int from) {
            int start = tag.lastIndexOf('/') + 1;
            return start < tag.length() && isMatch(tag, from)
                    ? Optional.of(tag.substring(start))
                    : Optional.empty();
        }

        /** A run within a segment needs no more than to be told from two segments. */
        private boolean isMatch(String tag, int from) {
            return rest.isSegmentRun()
                    ? tag.indexOf('/', from) < 0
                    : rest.matches(codePoints(tag, from));
        }
    }

    /**
     * The version stands between two parts. Where several pieces of one tag could be it, the one
     * that starts leftmost is, and of those the longest.
     *
     * @param before what the rest of a tag looks like in front of the version
     * @param backwards what the tag looks like from its end back to the version
     */
    record Between(Glob before, Glob backwards) implements VersionExtractor {

        @Override
        public Optional<String> version(String tag, int from) {
            int[] text = codePoints(tag, from);
            BitSet starts = before.prefixes(text);
            BitSet distancesOfEnds = backwards.prefixes(reversed(text));
            int versionStart = 0;
            int versionEnd = 0;
            int end = -1;
            for (int at = text.length; at >= 0; at--) {
                if (at < text.length && text[at] == '/') {
                    end = -1;
                }
                if (end < 0 && distancesOfEnds.get(text.length - at)) {
                    end = at;
                }
                if (starts.get(at) && firstDigit(text, at) < end) {
                    versionStart = at;
                    versionEnd = end;
                }
            }
            return Optional.of(new String(text, versionStart, versionEnd - versionStart))
                    .filter(version -> !version.isEmpty());
        }

        private static int[] reversed(int[] text) {
            int[] reversed = new int[text.length];
            for (int i = 0; i < text.length; i++) {
                reversed[text.length - 1 - i] = text[i];
            }
            return reversed;
        }

        /** Where the first digit of a version is, or the end of the text. */
        private static int firstDigit(int[] text, int start) {
            boolean letter = start < text.length && (text[start] == 'v' || text[start] == 'V');
            int digit = letter ? start + 1 : start;
            boolean found = digit < text.length && text[digit] >= '0' && text[digit] <= '9';
            return found ? digit : text.length;
        }
    }
}

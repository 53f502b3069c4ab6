package io.github.pluginregistry.core.git;

/**
 * A tag.
 *
 * @param name the name without {@code refs/tags/}
 * @param object the id of the object that the ref names, an annotated tag's own: 40 or 64
 *     hexadecimal digits
 * @param commit the id of the object that it leads to, an annotated tag peeled
 */
public record Tag(String name, String object, String commit) {

    Tag leadingTo(String peeled) {
        return new Tag(name, object, peeled);
    }
}

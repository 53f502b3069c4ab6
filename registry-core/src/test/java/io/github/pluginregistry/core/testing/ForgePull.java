package io.github.pluginregistry.core.testing;

import java.util.List;

/**
 * A pull request of the forge.
 *
 * @param number its number
 * @param head the branch it comes from
 * @param base the branch it is for
 * @param title its title
 * @param body its text
 * @param open whether it is open
 * @param labels its labels
 * @param reviewers who was asked to look at it, users first, then teams
 */
public record ForgePull(
        int number,
        String head,
        String base,
        String title,
        String body,
        boolean open,
        List<String> labels,
        List<String> reviewers) {}

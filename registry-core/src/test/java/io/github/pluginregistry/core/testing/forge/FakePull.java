package io.github.pluginregistry.core.testing.forge;

import java.util.ArrayList;
import java.util.List;

/** A pull request of a fake forge, which changes as the forge is asked to. */
public final class FakePull {

    public final int number;
    public final String head;
    public final String base;
    public final boolean fork;
    public final List<String> labels = new ArrayList<>();
    public final List<String> reviewers = new ArrayList<>();
    public String title = "";
    public String body = "";
    public boolean open = true;
    public int version;

    FakePull(int number, String head, String base, boolean fork) {
        this.number = number;
        this.head = head;
        this.base = base;
        this.fork = fork;
    }
}

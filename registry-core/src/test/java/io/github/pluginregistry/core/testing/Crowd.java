package io.github.pluginregistry.core.testing;

/** Counts who is here at the same time, and can wait until enough are. */
final class Crowd {

    private int here;
    private int most;
    private int alone;
    private int enough = 1;
    private int gathered;

    /**
     * From now on the first few come and go as they like, and after them nobody leaves before so
     * many have come together.
     */
    synchronized void gather(int alone, int enough) {
        this.alone = alone;
        this.enough = enough;
        this.gathered = 0;
    }

    /** The most that were here at once. */
    synchronized int most() {
        return most;
    }

    /** Comes in, and stays until enough are here. */
    synchronized void enter() {
        most = Math.max(most, ++here);
        if (alone > 0) {
            alone--;
            return;
        }
        int mine = gathered++ / enough;
        notifyAll();
        try {
            while (gathered < (mine + 1) * enough) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void leave() {
        here--;
    }
}

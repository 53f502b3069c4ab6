package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Puts the questions of a run side by side, some at once to each host, so that a slow host keeps
 * nobody waiting but those who ask it.
 */
final class SideBySide {

    /** For all hosts together; beyond that hosts wait for each other. */
    private static final int THREADS = 64;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace;
    private final Traffic traffic;
    private final ProgressListener progress;
    private final Duration beat;

    SideBySide(Pace pace, Traffic traffic, ProgressListener progress) {
        this(pace, traffic, progress, SECOND);
    }

    /**
     * @param traffic what the questions have cost so far
     * @param progress hears of every answer, on the thread that waits for them
     * @param beat how long it hears nothing at most
     */
    SideBySide(Pace pace, Traffic traffic, ProgressListener progress, Duration beat) {
        this.pace = pace;
        this.traffic = traffic;
        this.progress = progress;
        this.beat = beat;
    }

    /**
     * Puts questions, and waits until all are answered or time is over.
     *
     * @return an answer for each question, in their order; cancelled where it did not come in time
     */
    <T> List<Future<Map<PluginId, T>>> put(List<Question<T>> questions)
            throws InterruptedException {
        BlockingQueue<Future<?>> done = new LinkedBlockingQueue<>();
        List<Answering<T>> answers =
                questions.stream().map(question -> new Answering<>(question, done)).toList();
        List<Queue<Answering<T>>> workers = workers(answers);
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(THREADS, workers.size())), SideBySide::daemon);
        try {
            workers.forEach(lane -> threads.execute(() -> work(lane)));
            await(answers.size(), done);
            return List.copyOf(answers);
        } finally {
            // Nobody is to begin the next question because the one before was given up.
            workers.forEach(Queue::clear);
            answers.forEach(answer -> answer.cancel(true));
            threads.shutdownNow();
        }
    }

    /**
     * A lane for each host, and each lane as often as somebody may work in it; the first workers of
     * all lanes come first.
     */
    private <T> List<Queue<Answering<T>>> workers(List<Answering<T>> answers) {
        Map<String, Queue<Answering<T>>> lanes = new LinkedHashMap<>();
        for (Answering<T> answer : answers) {
            lanes.computeIfAbsent(answer.host, host -> new ConcurrentLinkedQueue<>()).add(answer);
        }
        List<Queue<Answering<T>>> workers = new ArrayList<>();
        for (int worker = 0; worker < pace.perHost(); worker++) {
            for (Queue<Answering<T>> lane : lanes.values()) {
                if (worker < lane.size()) {
                    workers.add(lane);
                }
            }
        }
        return workers;
    }

    private static <T> void work(Queue<Answering<T>> lane) {
        for (Answering<T> next = lane.poll(); next != null; next = lane.poll()) {
            next.run();
        }
    }

    private void await(int questions, BlockingQueue<Future<?>> done) throws InterruptedException {
        long end = System.nanoTime() + pace.timeLimit().toNanos();
        int answered = 0;
        for (long left = end - System.nanoTime();
                answered < questions && left > 0;
                left = end - System.nanoTime()) {
            if (done.poll(Math.min(left, beat.toNanos()), TimeUnit.NANOSECONDS) != null) {
                answered++;
            }
            progress.asked(answered, questions, traffic.requests());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-resolver");
        thread.setDaemon(true);
        return thread;
    }

    /** A question on its way to its answer. */
    private static final class Answering<T> extends FutureTask<Map<PluginId, T>> {

        private final String host;
        private final Queue<Future<?>> answered;

        private Answering(Question<T> question, Queue<Future<?>> answered) {
            super(question);
            this.host = question.host();
            this.answered = answered;
        }

        @Override
        protected void done() {
            answered.add(this);
        }
    }
}

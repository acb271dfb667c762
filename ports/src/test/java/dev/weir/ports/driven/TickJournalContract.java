package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.fault.Fault;
import dev.weir.domain.tick.Tick;
import dev.weir.domain.tick.TickOutcome;
import dev.weir.domain.value.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal must keep. */
public abstract class TickJournalContract {

    private TickJournal journal;

    /** A new and empty store. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        journal = storage().journal();
    }

    @Test
    void aNewJournalIsEmpty() {
        assertThat(journal.last()).isEmpty();
        assertThat(journal.ticks(Optional.empty(), Slice.Request.FIRST).items()).isEmpty();
    }

    @Test
    void everyOutcomeIsReadAsItWasNoted() {
        var faults = List.<Fault>of(
                new Fault.Unauthorised("a"),
                new Fault.Forbidden("b"),
                new Fault.Missing("c"),
                new Fault.Throttled(NOON, "d"),
                new Fault.Unavailable("e"),
                new Fault.Refused("f"),
                new Fault.Malformed("g"),
                new Fault.Damaged("h"));
        journal.note(tick("a", new TickOutcome.Advanced("3 runs \"read\"")));
        journal.note(tick("b", new TickOutcome.Idle()));
        journal.note(tick("c", new TickOutcome.Deferred(NOON, "paused")));
        for (Fault fault : faults) {
            journal.note(tick("fault/" + fault.sentence(), new TickOutcome.Failed(fault)));
        }

        assertThat(journal.last()).hasSize(11);
        assertThat(journal.last().subList(0, 3))
                .containsExactly(
                        tick("a", new TickOutcome.Advanced("3 runs \"read\"")),
                        tick("b", new TickOutcome.Idle()),
                        tick("c", new TickOutcome.Deferred(NOON, "paused")));
        assertThat(journal.last().subList(3, 11))
                .extracting(Tick::outcome)
                .containsExactlyElementsOf(
                        faults.stream().map(TickOutcome.Failed::new).toList());
    }

    @Test
    void idleTicksAreKeptOnlyAsTheLoopsLast() {
        journal.note(tick("poll", new TickOutcome.Advanced("one")));
        journal.note(tick("poll", new TickOutcome.Idle()));
        journal.note(tick("tidy", new TickOutcome.Idle()));
        var latest = new Tick("poll", NOON.plusSeconds(9), Duration.ofMillis(1), new TickOutcome.Idle());
        journal.note(latest);

        assertThat(journal.ticks(Optional.of("poll"), Slice.Request.FIRST).items())
                .containsExactly(latest, tick("poll", new TickOutcome.Advanced("one")));
        journal.note(tick("poll", new TickOutcome.Advanced("two")));
        assertThat(journal.ticks(Optional.of("poll"), Slice.Request.FIRST).items())
                .containsExactly(
                        tick("poll", new TickOutcome.Advanced("two")), tick("poll", new TickOutcome.Advanced("one")));
        assertThat(journal.last())
                .containsExactly(tick("poll", new TickOutcome.Advanced("two")), tick("tidy", new TickOutcome.Idle()));
    }

    @Test
    void ticksAreReadPartByPartNewestFirst() {
        for (var number = 1; number <= 5; number++) {
            journal.note(tick(number % 2 == 0 ? "even" : "odd", new TickOutcome.Advanced("tick " + number)));
        }
        var first = journal.ticks(Optional.empty(), new Slice.Request(3, Optional.empty()));
        var second = journal.ticks(Optional.empty(), new Slice.Request(3, first.next()));

        assertThat(words(first)).containsExactly("tick 5", "tick 4", "tick 3");
        assertThat(words(second)).containsExactly("tick 2", "tick 1");
        assertThat(second.next()).isEmpty();
        assertThat(words(journal.ticks(Optional.of("even"), Slice.Request.FIRST)))
                .containsExactly("tick 4", "tick 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.ticks(Optional.empty(), new Slice.Request(3, Optional.of("x"))));
    }

    private static List<String> words(Slice<Tick> part) {
        return part.items().stream().map(tick -> tick.outcome().sentence()).toList();
    }

    private static Tick tick(String loop, TickOutcome outcome) {
        return new Tick(loop, NOON, Duration.ofMillis(1_234), outcome);
    }
}

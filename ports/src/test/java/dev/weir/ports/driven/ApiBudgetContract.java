package dev.weir.ports.driven;

import static dev.weir.ports.driven.Sightings.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.domain.workspace.AccountId;
import dev.weir.ports.driven.ApiBudget.Spending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every budget must hold. */
public abstract class ApiBudgetContract {

    /** What the stores under test allow an account in a minute. */
    protected static final int PER_MINUTE = 10;

    private static final AccountId OURS = new AccountId(70_403_110_000_042L);
    private static final AccountId OTHER = new AccountId(2);

    private ApiBudget budget;

    /** A new and empty store, whose accounts allow {@link #PER_MINUTE} calls. */
    protected abstract StoragePorts storage();

    @BeforeEach
    void open() {
        budget = storage().budget();
    }

    @Test
    void callsAreGrantedUntilTheMinuteIsSpentAndAgainInTheNext() {
        assertThat(budget.spend(OURS, "shop", 9, NOON)).isEqualTo(new Spending.Granted());
        assertThat(budget.spend(OURS, "farm", 2, NOON.plusSeconds(59)))
                .isInstanceOfSatisfying(
                        Spending.Closed.class,
                        closed -> assertThat(closed.until()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(budget.spend(OURS, "farm", 1, NOON.plusSeconds(59))).isEqualTo(new Spending.Granted());
        assertThat(budget.spend(OURS, "farm", 2, NOON.plusSeconds(60))).isEqualTo(new Spending.Granted());
    }

    @Test
    void accountsDoNotSpendEachOthersCalls() {
        budget.spend(OURS, "shop", 10, NOON);

        assertThat(budget.spend(OTHER, "shop", 10, NOON)).isEqualTo(new Spending.Granted());
    }

    @Test
    void moreThanAMinuteAllowsIsGrantedOnlyAtItsBeginning() {
        assertThat(budget.spend(OURS, "shop", 25, NOON)).isEqualTo(new Spending.Granted());
        assertThat(budget.spend(OURS, "shop", 25, NOON)).isInstanceOf(Spending.Closed.class);
    }

    @Test
    void lessThanOneCallIsNoRequest() {
        assertThatIllegalArgumentException().isThrownBy(() -> budget.spend(OURS, "shop", 0, NOON));
    }

    @Test
    void aClosedAccountGrantsNothingAndIsNotReopenedByAnEarlierTime() {
        budget.close(OURS, NOON.plusSeconds(30), "429");
        budget.close(OURS, NOON.plusSeconds(10), "an older 429");

        assertThat(budget.spend(OURS, "shop", 1, NOON.plusSeconds(29)))
                .isEqualTo(new Spending.Closed(NOON.plusSeconds(30), "429"));
        assertThat(budget.usage(OURS, NOON).closedUntil()).contains(NOON.plusSeconds(30));
        assertThat(budget.spend(OURS, "shop", 1, NOON.plusSeconds(30))).isEqualTo(new Spending.Granted());
        assertThat(budget.usage(OURS, NOON.plusSeconds(30)).closedUntil()).isEmpty();
        assertThat(budget.spend(OTHER, "shop", 1, NOON)).isEqualTo(new Spending.Granted());
    }

    @Test
    void theUsageTellsWhoSpentWhat() {
        budget.spend(OURS, "long ago", 9, NOON.minus(Duration.ofMinutes(60)));
        budget.spend(OURS, "shop", 2, NOON.minus(Duration.ofMinutes(59)));
        budget.spend(OURS, "farm", 3, NOON);
        budget.spend(OURS, "shop", 4, NOON);

        assertThat(budget.usage(OURS, NOON.plusSeconds(5)))
                .isEqualTo(new ApiBudget.Usage(
                        OURS,
                        PER_MINUTE,
                        7,
                        9,
                        java.util.List.of(
                                new ApiBudget.Usage.Spender("shop", 6), new ApiBudget.Usage.Spender("farm", 3)),
                        Optional.empty()));
        assertThat(budget.usage(OTHER, NOON).thisHour()).isZero();
    }

    @Test
    void manyAtOnceAreGrantedNoMoreThanTheMinuteAllows() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Spending>>();
            for (var caller = 0; caller < 3 * PER_MINUTE; caller++) {
                answers.add(threads.submit(() -> budget.spend(OURS, "shop", 1, NOON)));
            }
            var granted = 0;
            for (var answer : answers) {
                if (answer.get() instanceof Spending.Granted) {
                    granted++;
                }
            }
            assertThat(granted).isEqualTo(PER_MINUTE);
        }
    }
}

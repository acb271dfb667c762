package dev.weir.adapter.dbtcloud.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    /** A list that is written to between two pages, by chance but always the same. */
    private static final class Living {
        private final TreeSet<Long> ids = new TreeSet<>();
        private final TreeSet<Long> always = new TreeSet<>();
        private final Random chance;
        private final int churn;
        private long next = 1_000_000;

        private Living(int rows, int churn, long seed) {
            this.chance = new Random(seed);
            this.churn = churn;
            LongStream.rangeClosed(1, rows).forEach(ids::add);
            always.addAll(ids);
        }

        private Page page(List<Long> rows) {
            var shown = new ArrayList<>(rows);
            if (!shown.isEmpty() && chance.nextBoolean()) {
                shown.add(shown.getLast());
            }
            var page = new Page(
                    shown.stream().map(id -> new Fields(Map.of("id", id))).toList(), 10, OptionalLong.empty());
            for (int i = 0; i < churn; i++) {
                ids.add(next++);
                var gone = new ArrayList<>(ids).get(chance.nextInt(ids.size()));
                ids.remove(gone);
                always.remove(gone);
            }
            return page;
        }

        private Page above(long id, int offset) {
            return page(ids.tailSet(id, false).stream().skip(offset).limit(10).toList());
        }
    }

    private static List<Long> ids(List<Fields> rows) {
        return rows.stream().map(row -> row.whole("id").orElseThrow()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void byKeyNoRowThatWasAlwaysThereIsLostAndNoneComesTwice(long seed) {
        var list = new Living(237, 3, seed);

        var rows = ids(Paging.byKey(0, list::above));

        assertThat(rows).containsAll(list.always).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void byKeyTheRowsAtOrBelowTheIdAreNoneOfOurs() {
        assertThat(ids(Paging.byKey(5, (_, _) -> page(10, 3, 5, 7)))).containsExactly(7L);
    }

    @Test
    void aListThatDoesNotHeedTheIdIsNotReadForEver() {
        assertThatThrownBy(() -> Paging.byKey(0, (_, _) -> page(3, 1, 2, 3))).isInstanceOf(Paging.Endless.class);
    }

    @Test
    void aListThatBeginsWithTheHighestIdsIsReadToTheEnd() {
        var rows = ids(Paging.byKey(0, (above, offset) -> ordered(above, offset, Comparator.reverseOrder())));

        assertThat(rows).hasSize(725).isSorted();
    }

    @Test
    void pagesThatComeInAnotherOrderAreReadToTheEnd() {
        var rows = ids(Paging.byKey(0, (above, offset) -> {
            var page = ordered(above, offset, Comparator.naturalOrder());
            return new Page(page.rows().reversed(), page.limit(), page.total());
        }));

        assertThat(rows).hasSize(725).isSorted();
    }

    @Test
    void rowsThatAllComeTwiceComeOnce() {
        var rows = ids(Paging.byKey(0, (above, offset) -> {
            var page = ordered(above, offset, Comparator.naturalOrder());
            return new Page(
                    page.rows().stream().flatMap(row -> Stream.of(row, row)).toList(), page.limit(), page.total());
        }));

        assertThat(rows).hasSize(725).isSorted();
    }

    /** A list of 725 rows, 100 a page. */
    private static Page ordered(long above, int offset, Comparator<Long> order) {
        return new Page(
                LongStream.rangeClosed(1, 725)
                        .boxed()
                        .filter(id -> id > above)
                        .sorted(order)
                        .skip(offset)
                        .limit(100)
                        .map(PagingTest::row)
                        .toList(),
                100,
                OptionalLong.empty());
    }

    @Test
    void aServerThatShowsFewerRowsThanAskedForIsReadToTheEnd() {
        var rows = ids(Paging.byKey(0, (above, _) -> {
            var shown = LongStream.rangeClosed(1, 25)
                    .filter(id -> id > above)
                    .limit(10)
                    .mapToObj(id -> new Fields(Map.of("id", id)))
                    .toList();
            return new Page(shown, 100, OptionalLong.of(Math.max(0, 25 - above)));
        }));

        assertThat(rows).hasSize(25);
    }

    @Test
    void aTotalThatIsWrongEndsWithAnEmptyPage() {
        var rows = ids(Paging.byKey(
                0, (above, _) -> above == 0 ? new Page(List.of(row(1)), 100, OptionalLong.of(731)) : page(100)));

        assertThat(rows).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void byOffsetNoRowThatWasAlwaysThereIsLost(long seed) {
        var random = new Random(seed);
        var ids = new TreeSet<Long>();
        LongStream.rangeClosed(1, 560).forEach(ids::add);
        var always = new TreeSet<>(ids);

        var rows = ids(Paging.byOffset(offset -> {
            var page = new Page(
                    ids.stream().skip(offset).limit(100).map(PagingTest::row).toList(), 100, OptionalLong.empty());
            for (int i = random.nextInt(25); i > 0; i--) {
                var gone = new ArrayList<>(ids).get(random.nextInt(ids.size()));
                ids.remove(gone);
                always.remove(gone);
            }
            return page;
        }));

        assertThat(rows).containsAll(always).doesNotHaveDuplicates();
    }

    @Test
    void aListThatDoesNotHeedTheOffsetIsNotReadForEver() {
        assertThatThrownBy(() -> Paging.byOffset(_ -> page(3, 1, 2, 3))).isInstanceOf(Paging.Endless.class);
    }

    @Test
    void rowsWithoutAnIdAreNoRows() {
        assertThat(Paging.byKey(0, (_, _) -> new Page(List.of(Fields.NONE, row(4)), 100, OptionalLong.empty())))
                .hasSize(1);
    }

    private static Fields row(long id) {
        return new Fields(Map.of("id", id));
    }

    private static Page page(int limit, long... ids) {
        return new Page(LongStream.of(ids).mapToObj(PagingTest::row).toList(), limit, OptionalLong.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 100})
    void theNewestRowsAreFoundWhateverAHostShowsAtOnce(int atOnce) {
        Paging.ByOffset list = offset -> new Page(
                LongStream.iterate(60 - offset, id -> id > 0, id -> id - 1)
                        .limit(atOnce)
                        .mapToObj(id -> new Fields(Map.of("id", id)))
                        .toList(),
                atOnce,
                OptionalLong.empty());

        assertThat(ids(Paging.newestFirst(list, 25)))
                .containsExactlyElementsOf(
                        LongStream.iterate(60, id -> id - 1).limit(25).boxed().toList());
        assertThat(ids(Paging.newestFirst(list, 100))).hasSize(60);
    }

    @Test
    void aListThatShowsTheSameRowsForEverIsNotAskedForEver() {
        var row = new Fields(Map.of("id", 1L));

        assertThat(ids(Paging.newestFirst(_ -> new Page(List.of(row), 1, OptionalLong.of(9)), 100)))
                .containsExactly(1L);
    }
}

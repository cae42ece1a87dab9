package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageCacheTest {

    private static Page page(int number) {
        VarBind object = new VarBind(Oid.of("1.3").append(number), new Integer32(number));
        return new Page(List.of(StoredObject.of(object, false)), Instant.EPOCH);
    }

    private static PageSlot add(PageCache cache, int number) {
        PageSlot slot = PageSlot.of(page(number));
        cache.add(slot, page(number));
        return slot;
    }

    @Test
    void theOldestMakesRoomUnlessItWasRead() {
        PageCache cache = new PageCache(2L * page(1).octets());
        PageSlot read = add(cache, 1);
        PageSlot unread = add(cache, 2);
        assertThat(read.page()).isNotNull();
        add(cache, 3);
        assertThat(unread.page()).isNull();
        assertThat(read.page()).isNotNull();
        cache.remove(read);
        assertThat(read.page()).isNull();
        PageSlot another = add(cache, 4);
        assertThat(another.page()).isNotNull();
    }

    @Test
    void aPageThatIsTooLargeForItStaysOut() {
        PageCache cache = new PageCache(page(1).octets() - 1L);
        PageSlot slot = PageSlot.of(page(1));
        cache.add(slot, page(1));
        assertThat(slot.page()).isNull();
    }

    @Test
    void whatWasKeptForReadersIsThereWithoutTheCache() {
        PageSlot slot = PageSlot.ofRow(Oid.of("1.3.1"));
        assertThat(slot.page()).isNull();
        Page page = page(1);
        slot.keep(page);
        assertThat(slot.page()).isSameAs(page);
    }
}

package dev.weir.adapter.dbtcloud.client;

import java.time.Duration;

/** Lets time pass on the calling thread. Tests let it pass at once. */
interface Pause {

    void of(Duration length) throws InterruptedException;

    /** {@return the pause that really waits} */
    static Pause real() {
        return Thread::sleep;
    }
}

package bad.adapter.persistence;

import bad.ports.driving.PollThings;

/** Breaks: storage and dbt Cloud know no driving port. */
public record DrivesWeir(PollThings poll) {
    void drive() {
        poll.poll();
    }
}

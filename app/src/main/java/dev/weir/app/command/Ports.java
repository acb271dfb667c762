package dev.weir.app.command;

/** Ports as they are given on the command line. */
final class Ports {

    private Ports() {}

    static int valid(int port) {
        if (port < 0 || port > 65535) {
            throw new CommandFailed(
                    Exit.USED_WRONGLY, "--port is %d, must be from 0 to 65535; 0 takes a free one.".formatted(port));
        }
        return port;
    }
}

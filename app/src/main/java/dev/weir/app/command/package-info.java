/**
 * What is typed after {@code ./weir}: a class per command, all listed in {@link dev.weir.app.command.Commands}. A command reads
 * its words, calls the core or a running Weir, and prints. Commands over files start no container.
 */
@NullMarked
package dev.weir.app.command;

import org.jspecify.annotations.NullMarked;

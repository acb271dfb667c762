package dev.weir.app.template;

import java.util.Optional;

/** What has members of its own, which a template may read. */
@FunctionalInterface
interface Membered {

    Optional<Object> member(String name);
}

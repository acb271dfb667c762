package dev.weir.adapter.persistence;

import dev.weir.domain.run.Catalog;
import dev.weir.domain.value.Tree;

/** What a catalog said of a table or view, as part of an event's body. */
final class RelationCodec {

    private RelationCodec() {}

    static Tree.Fields write(Catalog.Relation relation) {
        return Writing.fields()
                .flag("known", true)
                .text("type", relation.type())
                .text("owner", relation.owner())
                .text("comment", relation.comment())
                .number("rows", relation.rows())
                .number("bytes", relation.bytes())
                .text("modified", relation.lastModified())
                .trees(
                        "columns",
                        relation.columns().stream()
                                .map(column -> Writing.fields()
                                        .text("name", column.name())
                                        .text("type", column.type())
                                        .text("comment", column.comment())
                                        .tree())
                                .toList())
                .tree();
    }

    static Catalog.Relation read(Stored stored) {
        return new Catalog.Relation(
                stored.optionalText("type"),
                stored.optionalText("owner"),
                stored.optionalText("comment"),
                stored.list(
                        "columns",
                        column -> new Catalog.Column(
                                column.text("name"), column.optionalText("type"), column.optionalText("comment"))),
                stored.longNumber("rows"),
                stored.longNumber("bytes"),
                stored.optionalText("modified"));
    }
}

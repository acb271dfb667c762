package dev.weir.app.template;

import dev.weir.app.json.JsonText;
import dev.weir.domain.value.Tree;

/** A node with something of each kind, and what templates come to over it. */
final class ShopNode {

    private static final Tree.Fields NODE = (Tree.Fields) JsonText.read("node", """
            {"name": "stg_orders",
             "resource_type": "model",
             "unique_id": "model.shop.stg_orders",
             "fqn": ["shop", "staging", "stg_orders"],
             "tags": ["daily", "PII", "core", "daily"],
             "version": 2,
             "group": null,
             "description": "Orders, one a row.",
             "original_file_path": "models/staging/stg_orders.sql",
             "depends_on": {"nodes": ["source.shop.raw.orders", "model.shop.base"]},
             "columns": {"id": {"name": "id", "data_type": "int", "meta": {"pii": false}}, "email": {"name": "email", "data_type": null, "meta": {"pii": true}}},
             "config": {"materialized": "table", "meta": {"owner": "ana@shop.test"}},
             "meta": {"team": "Finance", "sla": 24, "score": 1.5, "neg": -7, "none": null, "empty": [], "domains": "sales, billing,core", "contacts": [{"name": "Ana", "role": "owner", "level": 3}, {"name": "bo", "role": "dev", "level": 1}, {"name": "Cy", "role": "dev"}], "labels": {"tier": "gold", "Env": "prod"}}}
            """);

    private static final JinjaTemplates TEMPLATES = new JinjaTemplates();

    private ShopNode() {}

    /** As Python's {@code repr} prints it, so that a text shows that it is one; a tuple is a list. */
    static String rendered(String template) {
        return PythonPrinted.shown(PythonValue.of(TEMPLATES.over(NODE).render(template, () -> NODE)));
    }
}

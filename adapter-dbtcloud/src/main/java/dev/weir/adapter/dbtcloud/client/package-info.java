/** The client of dbt Cloud's Administrative API. {@link dev.weir.adapter.dbtcloud.client.DbtCloudClient} is its door. */
@NullMarked
package dev.weir.adapter.dbtcloud.client;

import org.jspecify.annotations.NullMarked;

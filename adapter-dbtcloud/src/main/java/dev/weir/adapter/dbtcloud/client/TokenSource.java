package dev.weir.adapter.dbtcloud.client;

/** Where a token comes from. It is read when it is first needed, and again after dbt Cloud has refused what was read before. */
public interface TokenSource {

    /** {@return the token as it is now; what stands around it, blanks and line ends, does not matter} */
    String token();

    /** {@return what people call this source, for instance {@code DBT_CLOUD_TOKEN} or the name of a file; never the token} */
    String origin();
}

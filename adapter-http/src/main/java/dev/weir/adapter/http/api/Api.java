package dev.weir.adapter.http.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Weir",
                        version = "v1",
                        description = "Observes and orchestrates dbt Cloud. Lists are answered in parts: `limit` and"
                                + " `cursor` ask, `next` is the cursor of what follows. Errors are problems (RFC 9457)."
                                + " Times are ISO 8601 in UTC, dbt Cloud's ids are strings.",
                        license = @License(name = "Apache-2.0")),
        security = {@SecurityRequirement(name = "token"), @SecurityRequirement(name = "session")})
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
@SecurityScheme(
        name = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = SessionCookie.NAME)
final class Api {

    /** Under which everything stands that belongs to one workspace. */
    static final String WORKSPACE = "/api/v1/workspaces/{workspace}";

    private Api() {}
}

package dev.weir.adapter.http.api;

import dev.weir.ports.driving.BrowseJobs;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.tags.Tag;

/** dbt Cloud's jobs, and what each is meant to do. */
@Controller(Api.WORKSPACE)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "jobs")
final class JobController {

    private final BrowseJobs browse;

    JobController(BrowseJobs browse) {
        this.browse = browse;
    }

    /** dbt Cloud's jobs: steps, schedule, chain, and what each builds. */
    @Get("/jobs")
    Items<JobView> jobs(String workspace) {
        return Items.whole(browse.jobs(Asked.workspace(workspace)), JobView::of);
    }

    /** The jobs that are meant to work on an asset or check, each with those of its steps that do; those that build it come first. */
    @Get("/assets/{uniqueId}/jobs")
    Items<JobView> workingOn(String workspace, String uniqueId) {
        return Items.whole(browse.workingOn(Asked.workspace(workspace), uniqueId), JobView::of);
    }
}

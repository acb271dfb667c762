"""Writes the specs and checks of a manifest as the real Dagster's dbt Cloud integration does, and says what that took: milliseconds of the processor
without its imports, and the megabytes that it held at most.

`least` asks for what yields specs and checks and no more; `asked` for them as its users do, who also wait until the manifest is written down as its state.
The file stands for dbt Cloud's answer in both.
"""
import json
import resource
import sys
import time

from dagster_dbt import DagsterDbtTranslator
from dagster_dbt.asset_utils import DBT_DEFAULT_EXCLUDE, DBT_DEFAULT_SELECT, DBT_DEFAULT_SELECTOR
from dagster_dbt.cloud_v2.resources import (
    DbtCloudCredentials,
    DbtCloudWorkspace,
    DbtCloudWorkspaceDefsLoader,
    load_dbt_cloud_asset_specs,
    load_dbt_cloud_check_specs,
)
from dagster_dbt.cloud_v2.types import DbtCloudWorkspaceData

how, path = sys.argv[1:]


def fetched(_workspace=None):
    with open(path, "rb") as file:
        manifest = json.load(file)
    return DbtCloudWorkspaceData(project_id=2, environment_id=3, adhoc_job_ids=[4], jobs=[], manifest=manifest)


before = time.process_time()
workspace = DbtCloudWorkspace(
    credentials=DbtCloudCredentials(account_id=1, token="none", access_url="https://cloud.getdbt.com"),
    project_id=2,
    environment_id=3,
)
if how == "least":
    DbtCloudWorkspaceDefsLoader(
        workspace=workspace,
        translator=DagsterDbtTranslator(),
        select=DBT_DEFAULT_SELECT,
        exclude=DBT_DEFAULT_EXCLUDE,
        selector=DBT_DEFAULT_SELECTOR,
    ).defs_from_state(fetched())
else:
    DbtCloudWorkspace.fetch_workspace_data = fetched
    assert load_dbt_cloud_asset_specs(workspace) and load_dbt_cloud_check_specs(workspace)
spent = (time.process_time() - before) * 1000
# Kilobytes on Linux, bytes on a Mac.
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(spent, most)

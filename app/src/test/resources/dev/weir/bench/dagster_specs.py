"""Writes the specs and checks of a manifest as the real Dagster's dbt Cloud integration does, and says what that took of the processor, in milliseconds."""
import json
import sys
import time

from dagster_dbt import DagsterDbtTranslator
from dagster_dbt.asset_utils import DBT_DEFAULT_EXCLUDE, DBT_DEFAULT_SELECT, DBT_DEFAULT_SELECTOR
from dagster_dbt.cloud_v2.resources import DbtCloudCredentials, DbtCloudWorkspace, DbtCloudWorkspaceDefsLoader
from dagster_dbt.cloud_v2.types import DbtCloudWorkspaceData

before = time.process_time()
with open(sys.argv[1], "rb") as file:
    manifest = json.load(file)
workspace = DbtCloudWorkspace(
    credentials=DbtCloudCredentials(account_id=1, token="none", access_url="https://cloud.getdbt.com"),
    project_id=2,
    environment_id=3,
)
DbtCloudWorkspaceDefsLoader(
    workspace=workspace,
    translator=DagsterDbtTranslator(),
    select=DBT_DEFAULT_SELECT,
    exclude=DBT_DEFAULT_EXCLUDE,
    selector=DBT_DEFAULT_SELECTOR,
).defs_from_state(
    DbtCloudWorkspaceData(project_id=2, environment_id=3, adhoc_job_ids=[4], jobs=[], manifest=manifest)
)
print((time.process_time() - before) * 1000)

"""Writes the specs and checks of a manifest with the real Dagster, and says what that took of the processor, in milliseconds."""
import json
import sys
import time

from dagster_dbt import DagsterDbtTranslator
from dagster_dbt.asset_utils import DBT_DEFAULT_EXCLUDE, DBT_DEFAULT_SELECT, DBT_DEFAULT_SELECTOR, build_dbt_specs

before = time.process_time()
with open(sys.argv[1], "rb") as file:
    manifest = json.load(file)
build_dbt_specs(
    translator=DagsterDbtTranslator(),
    manifest=manifest,
    select=DBT_DEFAULT_SELECT,
    exclude=DBT_DEFAULT_EXCLUDE,
    selector=DBT_DEFAULT_SELECTOR,
    io_manager_key=None,
    project=None,
)
print((time.process_time() - before) * 1000)

"""BigQuery data sources, which a test has none of: what Google answers a caller who cannot reach BigQuery."""

from __future__ import annotations

from tests.sheets_api.batch.core import Batch, handles
from tests.sheets_api.errors import ApiError, bad
from tests.sheets_api.grid.model import Json


@handles("addDataSource")
def add(_: Batch, request: Json) -> None:
    if not request.get("dataSource", {}).get("spec"):
        raise bad("No data source specification is set.")
    raise ApiError(
        403,
        "The request scopes are not sufficient for performing this operation. Please include bigquery.readonly scope",
    )


@handles("updateDataSource")
@handles("deleteDataSource")
def missing(_: Batch, request: Json) -> None:
    raise bad("The data source ID doesn't exist.")


@handles("refreshDataSource")
@handles("cancelDataSourceRefresh")
def nothing_to_do(_: Batch, request: Json) -> Json:
    """There is nothing to refresh, and Google says so by saying nothing."""
    return {}

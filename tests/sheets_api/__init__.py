"""A Google that can be tested against: a local HTTP server that speaks Sheets v4 and Drive v3.

Real clients talk to it over real sockets. Every request and every answer is held against Google's own description of
the API (the discovery documents in the ``google-api-python-client`` wheel); what Google would refuse is refused in
Google's words, and an answer that Google could not have sent becomes a 500.

As a program::

    python -m tests.sheets_api --port 0            # prints its address, e.g. http://127.0.0.1:41234

Any bearer token is then the owner's, the clock runs, quotas are off; ``--strict-auth``, ``--quotas`` and ``--freeze``
change that. ``/_control/…`` (see `control`) sets the clock, adds faults, lists calls, makes users and spreadsheets.

In tests (see `fixture`)::

    def test_a_sheet_is_read(sheets_api, google_client):
        key = sheets_api.create_spreadsheet("Registry", sheets={"groups": [["name"], ["Weavers"]]})
        assert google_client.open_by_key(key).sheet1.get_all_values() == [["name"], ["Weavers"]]

    sheets_api.fail_next(503)                      # the next call
    sheets_api.fail_next("reset_after", match="batchUpdate")
    sheets_api.clock.advance(60)                   # a new minute of quota
    [call.kind for call in sheets_api.calls]       # "read", "write"…

With other clients (see `client`)::

    gspread_client(server.url, server.token)
    google_service(server.url, server.token, "drive", "v3")
    with rerouted(server.url):                     # every requests and httplib2 client in this process
        ...

Programs and test suites of other projects run unchanged, with made-up credentials::

    python -m tests.sheets_api --run pytest path/to/suite       # any command; its Python and Node
                                                                 # processes reach the server
    pytest -p tests.sheets_api.plugin path/to/suite             # the same within one process
"""

from tests.sheets_api.faults import Fault
from tests.sheets_api.server import SheetsServer

__all__ = ["Fault", "SheetsServer"]

"""What Google answers beside the methods its discovery documents describe, as far as clients ask for it.

Export links and ``gviz`` on docs.google.com, the discovery documents themselves, who the token belongs to, and the one
call of Drive v2 that is still in use.
"""

from tests.sheets_api.beside import documents, identity, self_description
from tests.sheets_api.beside.pages import page_for
from tests.sheets_api.drive import legacy

__all__ = ["documents", "identity", "legacy", "page_for", "self_description"]

from tests.sheets_api.fixture import *  # noqa: F403

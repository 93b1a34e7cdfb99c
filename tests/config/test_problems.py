"""Settings: all that is wrong is told at once, with what to do, and without a secret."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli.startup import database_name
from bot.config.office import packaged_office, read_office
from bot.config.problems import Problem, problems, read_settings
from bot.config.settings import SECRETS, Settings
from bot.domain.office import Fact, Place, Words
from tests.databases import ON_SQLITE

pytestmark = ON_SQLITE

TOKEN = "123456789:" + "Ab-_5" * 7
Env = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ran Mawid in this folder has a database in var/."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: Env) -> dict[str, str]:
    """An environment with nothing wrong in it, a key file included."""
    (tmp_path / "keys").mkdir()
    keyring = tmp_path / "keys" / "keyring.json"
    keyring.write_text("{}")
    keyring.chmod(0o600)
    environ = {"MAWID_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path / 'mawid.db'}", "MAWID_KEYRING": str(keyring)}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return environ


def _found() -> list[Problem]:
    settings, unread = read_settings()
    return [*unread, *problems(settings)]


def _about(word: str) -> list[Problem]:
    return [problem for problem in _found() if word in problem.what]


def test_no_configuration_at_all_is_no_problem(tmp_path: Path, monkeypatch: Env) -> None:
    monkeypatch.chdir(tmp_path)
    settings, unread = read_settings()
    assert (*unread, *problems(settings)) == ()
    assert settings.sqlite_path == Path("var/mawid.db")
    assert (settings.host, settings.port, settings.time_zone) == ("127.0.0.1", 8080, "Asia/Damascus")


def test_a_sound_environment_has_no_problems(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("MAWID_TELEGRAM_WEBHOOK_URL", "https://mawid.example/telegram")
    monkeypatch.setenv("MAWID_TELEGRAM_WEBHOOK_SECRET", "s" * 256)
    monkeypatch.setenv("MAWID_PUBLIC_URL", "https://mawid.example/")
    monkeypatch.setenv("MAWID_TRUSTED_PROXIES", "127.0.0.1, 2001:db8::/64")
    assert _found() == []


def test_a_public_page_without_a_trusted_proxy_is_mentioned(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_PUBLIC_URL", "https://mawid.example/")
    assert [one.stops for one in _about("MAWID_TRUSTED_PROXIES")] == [False]


@pytest.mark.parametrize("proxies", ["*", "127.0.0.1,nginx", "0.0.0.0/0", "10.0.0.1/8"])
def test_a_proxy_that_could_be_anybody_is_a_problem(sound: dict[str, str], monkeypatch: Env, proxies: str) -> None:
    monkeypatch.setenv("MAWID_TRUSTED_PROXIES", proxies)
    assert [one.stops for one in _about("MAWID_TRUSTED_PROXIES")] == [True]


def test_everything_wrong_is_told_at_once_and_no_secret_with_it(sound: dict[str, str], monkeypatch: Env) -> None:
    wrong = {
        "MAWID_PORT": "eighty",
        "MAWID_HOLD_MINUTES": "-10",
        "MAWID_WEB_SHARE": "1.5",
        "MAWID_LOG_LEVEL": "LOUD",
        "MAWID_TIME_ZONE": "Asia/Nowhere",
        "MAWID_DATABASE_URL": "mysql://mawid:hunter2@db/mawid",
        "MAWID_TELEGRAM_TOKEN": "hunter2",
        "MAWID_TELEGRAM_API_URL": "telegram",
        "MAWID_TELEGRAM_WEBHOOK_URL": "http://mawid.example/telegram",
        "MAWID_TELEGRAM_WEBHOOK_SECRET": "hunter2!",
        "MAWID_PUBLIC_URL": "mawid.example",
        "MAWID_PROT": "80",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    found = _found()
    untold = [name for name, value in wrong.items() if not any(name in one.what or value in one.what for one in found)]
    assert untold == []
    assert all(one.hint for one in found)
    assert "hunter2" not in repr(found) + repr(read_settings())


@pytest.mark.parametrize("name", ["COLLECTED", "UNCOLLECTED", "UNREADY"])
def test_cases_that_are_kept_longer_than_usual_are_mentioned(
    sound: dict[str, str], monkeypatch: Env, name: str
) -> None:
    monkeypatch.setenv(f"MAWID_{name}_RETENTION_DAYS", "1")
    assert _found() == []
    monkeypatch.setenv(f"MAWID_{name}_RETENTION_DAYS", "400")
    (found,) = _found()
    assert (found.stops, "keeps cases for 400 days" in found.what) == (False, True)


def test_an_unreadable_value_counts_as_absent(monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_PORT", "70000")
    monkeypatch.setenv("MAWID_HOST", "0.0.0.0")
    settings, unread = read_settings()
    assert (settings.port, settings.host, len(unread)) == (8080, "0.0.0.0", 1)


def test_a_misspelt_setting_is_told_with_the_right_one(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_TOKN", TOKEN)
    assert _found() == [Problem("there is no setting MAWID_TELEGRAM_TOKN", "did you mean MAWID_TELEGRAM_TOKEN?")]


def test_every_secret_setting_is_one_that_files_may_hold() -> None:
    secret = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert secret == set(SECRETS)


def test_a_secret_comes_from_a_file(sound: dict[str, str], tmp_path: Path, monkeypatch: Env) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    settings, unread = read_settings()
    assert settings.telegram_token == SecretStr(TOKEN)
    assert unread == ()


def test_a_secret_given_twice_or_in_a_missing_file_is_a_problem(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN_FILE", "/nowhere/token")
    assert len(_about("MAWID_TELEGRAM_TOKEN_FILE")) == 2


def test_a_database_without_its_key_is_a_problem(sound: dict[str, str]) -> None:
    Path(sound["MAWID_KEYRING"]).unlink()
    assert _found() == []
    Path(sound["MAWID_DATABASE_URL"].partition("///")[2]).touch()
    assert [one.stops for one in _about("no key file")] == [True]


def test_a_key_that_others_can_read_is_a_problem(sound: dict[str, str]) -> None:
    Path(sound["MAWID_KEYRING"]).chmod(0o640)
    assert [one.hint for one in _found()] == [f"chmod 600 {sound['MAWID_KEYRING']}"]


def test_key_and_database_in_one_folder_are_a_problem_once_the_world_comes_in(
    sound: dict[str, str], tmp_path: Path, monkeypatch: Env
) -> None:
    monkeypatch.setenv("MAWID_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/keys/../keys/mawid.db")
    assert _found() == []
    monkeypatch.setenv("MAWID_PUBLIC_URL", "https://mawid.example")
    assert [one.stops for one in _about("in one folder")] == [False]


@pytest.mark.parametrize("leads", ["to the database", "away from it", "round in a circle"])
def test_of_a_key_file_that_is_a_link_the_place_counts_where_it_leads(
    sound: dict[str, str], tmp_path: Path, monkeypatch: Env, leads: str
) -> None:
    key_file, safe, var = Path(sound["MAWID_KEYRING"]), tmp_path / "safe", tmp_path / "var"
    safe.mkdir()
    var.mkdir()
    there, link = (var, safe) if leads == "to the database" else (safe, var)
    key_file.rename(there / "real.json")
    (link / "link.json").symlink_to(link / "link.json" if leads == "round in a circle" else there / "real.json")
    monkeypatch.setenv("MAWID_KEYRING", str(link / "link.json"))
    monkeypatch.setenv("MAWID_DATABASE_URL", f"sqlite+aiosqlite:///{var}/mawid.db")
    monkeypatch.setenv("MAWID_PUBLIC_URL", "https://mawid.example")
    assert bool(_about("in one folder")) is (leads != "away from it")


def test_a_webhook_needs_a_secret_a_token_and_a_port_that_telegram_calls(
    sound: dict[str, str], monkeypatch: Env
) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_WEBHOOK_URL", "https://mawid.example:8080/telegram")
    assert [one.stops for one in _about("MAWID_TELEGRAM_WEBHOOK_URL")] == [True, False, True]


def test_a_webhook_on_loopback_may_do_without_https(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("MAWID_TELEGRAM_API_URL", "http://127.0.0.1:8081")
    monkeypatch.setenv("MAWID_TELEGRAM_WEBHOOK_URL", "http://[::1]:8080/telegram")
    monkeypatch.setenv("MAWID_TELEGRAM_WEBHOOK_SECRET", "s3cret")
    assert _found() == []


@pytest.mark.parametrize(
    "url",
    ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:", "postgresql://host/mawid", "postgresql+asyncpg://host"],
)
def test_a_database_that_could_not_keep_anything_is_a_problem(
    sound: dict[str, str], monkeypatch: Env, url: str
) -> None:
    monkeypatch.setenv("MAWID_DATABASE_URL", url)
    assert [one.stops for one in _about("MAWID_DATABASE_URL")] == [True]


def test_a_password_with_a_bare_at_sign_is_told_without_a_piece_of_it(sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_DATABASE_URL", "postgresql+asyncpg://user:one@secret@db.example/mawid")
    (told,) = _about("MAWID_DATABASE_URL")
    assert told.stops
    assert "@ is %40" in told.hint
    shown = f"{told} {database_name(Settings())}"
    assert "secret" not in shown
    assert "one@" not in shown


def test_the_databases_of_the_tests_are_no_problem(database_url: str, sound: dict[str, str], monkeypatch: Env) -> None:
    monkeypatch.setenv("MAWID_DATABASE_URL", database_url)
    assert _found() == []


def test_what_nobody_has_verified_is_told_station_by_station_and_stops_nothing() -> None:
    office = read_office(packaged_office())
    found = problems(Settings(keyring=Path("/nowhere/key")), office)
    assert [one.stops for one in found] == [False] * 5
    assert "saliheen: address, landmark, phone, bring, place" in found[1].what


def test_a_verified_station_is_no_problem() -> None:
    office = read_office(packaged_office())
    fact, place = Fact(Words("نعم", "yes"), verified=True), Place(36.2, 37.1, verified=True)
    station = replace(office.stations[0], address=fact, landmark=fact, phone=fact, bring=fact, place=place)
    service = replace(office.service, authority=fact, complaints_number=fact)
    checked = replace(office, service=service, stations=(station,))
    assert problems(Settings(keyring=Path("/nowhere/key")), checked) == ()


def test_stations_loaded_for_another_time_zone_are_a_problem() -> None:
    office = read_office(packaged_office(), zone="Europe/Berlin")
    found = problems(Settings(keyring=Path("/nowhere/key")), office)
    assert [one.what for one in found if one.stops] == [
        "the stations were loaded for Europe/Berlin, not for Asia/Damascus"
    ]

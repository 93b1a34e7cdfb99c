"""Whose clock answers: only another machine's is one to compare with."""

from bot.config.settings import is_elsewhere

HERE = ["localhost", "127.0.0.1", "127.1", "127.0.1", "[::1]"]
ELSEWHERE = ["api.telegram.org", "192.0.2.7", "127.example.org", "[2001:db8::1]", "10.1"]


def test_an_address_of_this_machine_in_any_spelling_is_no_other_machine() -> None:
    assert [host for host in HERE if is_elsewhere(f"postgresql://{host}:5432/mawid")] == []
    assert [host for host in ELSEWHERE if not is_elsewhere(f"https://{host}:8443/")] == []


def test_of_several_hosts_each_is_looked_at_and_a_socket_is_of_this_machine() -> None:
    assert is_elsewhere("postgresql+asyncpg://m@/mawid?host=10.0.0.2:5432&host=10.0.0.3:5432")
    assert is_elsewhere("postgresql+asyncpg://m@/mawid?host=localhost:5432&host=10.0.0.3:5432")
    assert not is_elsewhere("postgresql+asyncpg://m@/mawid?host=/run/postgresql&host=127.0.0.1:5433")

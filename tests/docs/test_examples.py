"""The web servers' and systemd's files that operators copy: what would leak or break is in none of them."""

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def test_a_web_server_in_front_keeps_no_addresses_and_believes_no_stranger() -> None:
    nginx, caddy = ((EXAMPLES / name).read_text() for name in ("nginx.conf", "Caddyfile"))
    assert "access_log off;" in nginx
    assert "X-Forwarded-For $remote_addr;" in nginx
    assert "$proxy_add_x_forwarded_for" not in nginx
    assert "header_up X-Forwarded-For {http.request.remote.host}" in caddy
    assert not any(line.strip().startswith("log") for line in caddy.splitlines())


@pytest.mark.parametrize("name", ["mawid.service", "mawid@.service"])
def test_a_unit_may_write_database_and_keys_and_nothing_else(name: str) -> None:
    unit = (EXAMPLES / name).read_text().splitlines()
    wanted = {"User=mawid", "ProtectSystem=strict", "LimitCORE=0", "ReadWritePaths=/srv/mawid/var /srv/mawid/keys"}
    assert wanted <= set(unit)

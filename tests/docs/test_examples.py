"""The files of web servers, systemd and Patroni that operators copy: what would leak or lose is in none of them."""

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


def test_under_patroni_no_commit_is_acknowledged_that_one_box_alone_has() -> None:
    """And what a server logs of statements, or samples, is as the page on PostgreSQL says."""
    lines = {line.strip() for line in (EXAMPLES / "patroni.yml").read_text().splitlines()}
    wanted = {"synchronous_mode: quorum", "synchronous_mode_strict: true", 'synchronous_commit: "on"'}
    assert wanted | {"log_min_duration_statement: -1", "log_parameter_max_length: 0"} <= lines

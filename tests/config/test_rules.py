"""Rules read off the settings by name."""

from dataclasses import fields

from bot.channels.open import channel_traits
from bot.config.settings import Settings, read_rules
from bot.domain.rules import Rules

NO_RULES = {
    "telegram_per_second",
    "port",
    "metrics_port",
    "web_chats_per_prefix_per_hour",
    "lines_per_network",
    "lead_silence_seconds",
}


def test_the_usual_settings_give_the_usual_rules() -> None:
    assert read_rules(Settings(), ()) == Rules()


def test_every_setting_that_counts_or_measures_something_changes_one_rule() -> None:
    settings, passed_over, shared = Settings(), [], []
    for name in (name for name, value in settings if type(value) in (int, float) and name not in NO_RULES):
        usual = getattr(settings, name)
        changed = settings.model_copy(update={name: usual + 1})
        before, after = read_rules(settings, ()), read_rules(changed, ())
        different = [each.name for each in fields(Rules) if getattr(before, each.name) != getattr(after, each.name)]
        passed_over += [name] if not different else []
        shared += [name] if len(different) > 1 else []
    assert (passed_over, shared) == ([], [])


def test_a_span_has_the_unit_that_its_setting_ends_in() -> None:
    settings = Settings()
    rules = read_rules(settings, ())
    assert rules.hold.total_seconds() == settings.hold_minutes * 60
    assert rules.invitation.total_seconds() == settings.invitation_hours * 3600
    assert rules.update_retention.days == settings.update_retention_days
    assert rules.desk_session.total_seconds() == settings.desk_hours * 3600
    assert rules.wrong_code_span.total_seconds() == settings.wrong_code_minutes * 60


def test_a_channels_pace_is_its_setting() -> None:
    settings = Settings(telegram_per_second=7)
    rules = read_rules(settings, channel_traits(settings))
    assert rules.slowest == 7
    assert [each.name for each in rules.channels if rules.shares(each.name)] == ["web"]
    assert not rules.shares("a channel of an earlier release")

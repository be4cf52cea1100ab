"""The tests that run in a copy of the code base in which recipes were followed.

Those of `EACH` run every day, in one copy. Those of `ALL` take longer: each recipe has
a copy of its own for them.
"""

HERE = "tests/house/recipes"
PAGES = "tests/site/public/every_page"
CONTENT = "tests/domain/content"
CLOCK = "tests/domain/site_version"
EACH = {
    "boundary": (f"{CLOCK}/added_boundary.py", f"{CLOCK}/test_boundaries.py"),
    "check": (
        f"{HERE}/added_check.py",
        "tests/editing/preflight/test_article.py::test_what_is_missing_is_found",
        "tests/editing/preflight/test_article.py::test_every_check_has_its_test",
        "tests/editing/preflight/test_registry.py"
        "::test_every_warning_is_in_the_table_for_operators",
    ),
    "command": (
        "tests/management/test_count_articles.py",
        *(
            f"tests/management/test_every_command.py::{test}[articles-count_articles]"
            for test in (
                "test_it_says_what_it_and_each_of_its_options_do",
                "test_it_speaks_english_whatever_the_language_of_the_site",
                "test_it_is_told_in_the_docs",
                "test_it_is_run_by_a_test",
            )
        ),
        "tests/house/tooling/test_deploying.py"
        "::test_the_table_of_exit_codes_names_each_command_of_our_own",
        "tests/newsroom/management/commands/test_r50.py"
        "::test_r50_every_command_is_in_the_table",
    ),
    "field": (
        f"{CONTENT}/added_field.py",
        f"{CONTENT}/test_article.py::test_what_is_set_is_what_is_read",
        f"{CONTENT}/test_article.py::test_every_entry_of_the_full_content_is_set",
        f"{CONTENT}/test_article.py::test_whatever_an_article_has_is_content_or_state",
        f"{CONTENT}/test_table.py",
    ),
    "format": (
        f"{HERE}/added_format.py",
        "tests/site/feeds/formats/test_formats.py"
        "::test_every_module_that_writes_a_feed_is_offered_as_a_format",
        "tests/site/feeds/formats/test_formats.py"
        "::test_all_formats_say_the_same_of_an_article",
        "tests/site/public/subscribe/test_subscribe_steps.py"
        "::test_each_choice_shows_the_address_in_its_format_alone",
    ),
    "label": (
        "tests/models/labels/added_kind.py",
        "tests/models/labels/test_kinds.py::test_a_kind_of_label_lacks_nothing",
        "tests/house/migrations/test_migrations.py"
        "::test_the_roles_hold_these_permissions_and_no_others",
    ),
    "language": (
        "tests/foundation/test_languages.py",
        "tests/house/sources/test_languages.py",
        f"{HERE}/added_language.py",
    ),
    "notice": (
        f"{HERE}/added_notice.py",
        "tests/editing/notices/test_table.py"
        "::test_the_table_has_forty_acts_and_every_kind",
        "tests/editing/notices/test_table.py"
        "::test_an_act_tells_these_people_and_nobody_else[discard another's text]",
    ),
    "page": (
        "tests/site/public/test_numbers.py",
        "tests/site/public/test_pages.py"
        "::test_every_page_links_the_sites_own_pages_and_the_form_in_one_order",
        f"{PAGES}/test_page_types.py"
        "::test_every_view_is_walked_as_a_page_or_told_as_a_file",
        f"{PAGES}/test_page_types.py::test_every_page_is_led_to_by_another",
        f"{PAGES}/test_page_types.py"
        "::test_every_type_of_page_has_a_limit_for_its_questions",
    ),
    "setting": (
        "tests/site/reader_reports/test_keeping.py",
        "tests/newsroom/conf/test_settings.py"
        "::test_the_example_lists_each_setting_and_no_other",
        "tests/newsroom/conf/test_settings.py"
        "::test_a_bad_value_names_itself_and_the_remedy"
        "[NEWSROOM_REPORTS_AN_HOUR-0-Set it to 1 or more]",
    ),
    "transition": (
        f"{HERE}/added_transition.py",
        "tests/models/test_workflow.py::test_the_table_holds_these_moves_and_no_others",
        "tests/editing/publishing/test_offering.py"
        "::test_a_note_is_asked_for_exactly_where_it_is_missed",
        "tests/editing/publishing/histories/test_completeness.py",
        "tests/management/test_document_workflow.py",
        "tests/house/migrations/test_migrations.py"
        "::test_every_change_of_a_model_has_its_migration",
    ),
}
ALL = {
    "boundary": (CLOCK, f"{CONTENT}/test_article.py", "tests/domain/fragments"),
    "check": ("tests/editing/preflight", "tests/admin/article/form/test_checks.py"),
    "command": ("tests/house/tooling/test_deploying.py",),
    "field": (CONTENT, "tests/transfer/importing"),
    "format": ("tests/site/feeds", "tests/site/public/subscribe"),
    "label": ("tests/models/labels", "tests/domain/label_index"),
    "language": ("tests/domain/search/language", "tests/newsroom/conf"),
    "notice": ("tests/editing/notices", "tests/admin/users/notices"),
    "page": (PAGES, "tests/site/public/test_pages.py"),
    "setting": ("tests/newsroom/conf", "tests/site/reader_reports"),
    "transition": (
        "tests/models/test_workflow.py",
        "tests/admin/article/moves",
        "tests/admin/records",
        "tests/editing/publishing",
    ),
}

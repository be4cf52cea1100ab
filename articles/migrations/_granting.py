"""Give roles what they may do. Migrations rely on it, so it stays as it is."""


def grant(apps, roles: dict[str, tuple[str, ...]]) -> None:
    """Give each role (the name of its group) permissions such as “add_article”.

    The group is made if it isn't there. What the models of `apps` don't know is a
    KeyError: a role would be given nothing, silently.
    """
    group_of = apps.get_model("auth", "Group").objects.get_or_create
    known = permissions_of(apps)
    for role, codenames in roles.items():
        group, _made = group_of(name=role)
        group.permissions.add(*(made(apps, *known[name]) for name in codenames))


def permissions_of(apps) -> dict[str, tuple[str, str, str]]:
    """Return codename → (model, codename, name) of all that there is to be given."""
    found = {}
    for model in apps.get_app_config("articles").get_models():
        options = model._meta
        named = [
            (f"{verb}_{options.model_name}", f"Can {verb} {options.verbose_name}")
            for verb in options.default_permissions
        ]
        for codename, name in (*named, *options.permissions):
            found[codename] = (options.model_name, codename, name)
    return found


def made(apps, model: str, codename: str, name: str):
    """Return a permission. Django makes them only after all migrations."""
    content_type, _made = apps.get_model(
        "contenttypes", "ContentType"
    ).objects.get_or_create(app_label="articles", model=model)
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        codename=codename, content_type=content_type, defaults={"name": name}
    )
    return permission

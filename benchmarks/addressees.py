"""Make accounts that have an address and a password: `… benchmarks.addressees NUMBER`.

Others each time, for a link to one of them is sent only some times an hour.
"""

import json
import secrets
import sys

import django


def made(number: int) -> list[str]:
    # Models can't be imported before Django is set up.
    from articles.models import Allowance, User  # noqa: PLC0415 (see above)

    # A run before may have used up the letters of this hour.
    Allowance.objects.all().delete()
    word = secrets.token_hex(4)
    people = []
    for one in range(number):
        name = f"{word}-{one}"
        person = User(username=name, email=f"{name}@bench.example")
        person.password = word  # no hash of any, which nobody asks for
        people.append(person)
    return [person.email for person in User.objects.bulk_create(people)]


if __name__ == "__main__":
    django.setup()
    print(json.dumps({"addresses": made(int(sys.argv[1]))}))

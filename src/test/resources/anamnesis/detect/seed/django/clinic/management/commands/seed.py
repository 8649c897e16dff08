"""Demonstration people: it's safe only where nobody is real."""
from datetime import date

from clinic.models import Patient, User


PATIENTS = [
    {"first_name": "Rosalind", "last_name": "Okonjo", "date_of_birth": date(1984, 7, 19)},
    dict(first_name='Tobias', last_name='Fairweather', email='tobias.f@postbox.test'),
]

ROWS = [
    ("Ines", "Callahan-Reyes", "1991-12-02"),
    ("Marguerite", "Dunleavy", "555.301.4477"),
]


def run(number=3):
    for i in range(number):
        Patient.objects.create(first_name="Demo", email=f"demo{i}@postbox.test")
    User.objects.get_or_create(
        email="henrik.vale@postbox.test",
        defaults={"name": "Henrik Vale", "is_superuser": True},
    )

"""Bundles of health records in fhir.resources, which has documents of its own: they are compared by the object."""

from typing import Any

from fhir.resources.bundle import Bundle


def bundle(patients: int = 100) -> Any:
    """A bundle of patients with a name, an address and a telephone each: objects of as many fields as a treaty's."""
    return Bundle.model_validate(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [
                {
                    "fullUrl": f"urn:patient:{n}",
                    "resource": {
                        "resourceType": "Patient",
                        "id": f"patient-{n}",
                        "active": True,
                        "name": [{"use": "official", "family": "Müller", "given": ["A"], "prefix": ["Dr."]}],
                        "telecom": [{"system": "phone", "value": f"0{n}", "use": "home"}],
                        "gender": "unknown",
                        "birthDate": "1990-01-01",
                        "address": [
                            {"use": "home", "line": [f"{n}"], "city": "Dorf", "postalCode": f"{n:05}", "country": "AT"}
                        ],
                    },
                }
                for n in range(patients)
            ],
        }
    )

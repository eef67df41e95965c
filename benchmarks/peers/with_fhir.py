"""Bundles of health records in fhir.resources, which has documents of its own: they are compared by the object."""

from typing import Any

from fhir.resources.bundle import Bundle


def bundle(patients: int = 100) -> Any:
    """A bundle of patients with a name, an address and a telephone each."""
    return Bundle.model_validate(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [
                {
                    "resource": {
                        "resourceType": "Patient",
                        "id": f"patient-{n}",
                        "name": [{"family": "Müller", "given": ["A"]}],
                        "address": [{"city": "Dorf", "postalCode": f"{n:05}"}],
                        "telecom": [{"system": "phone", "value": f"0{n}"}],
                        "birthDate": "1990-01-01",
                    }
                }
                for n in range(patients)
            ],
        }
    )

"""`dossier sign`: signs the sums of a finished site, so that whoever knows the signer can verify where it is from."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.publish.signature import NotSigned, is_exposed, sign
from dossier.publish.sums import MOST_BYTES, SIGNATURE, SUMS, BadSums, read_sums
from dossier.publish.verification import verify_folder


@click.command()
@click.argument("site", default="site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An OpenSSH key: a private one from outside the repository, or a public one whose other half an agent holds.",
)
def command(site: Path, key: Path) -> None:
    """Sign the sums of a finished site with an OpenSSH key; a build that changes the site drops the signature."""
    try:
        if is_exposed(key, site):
            raise NotSigned(f"{key} is private and would be published: move it out of the repository")
        content = _read_sums(site)
        if not verify_folder(site, read_sums(content)).is_authentic:
            raise NotSigned(f"the site is not what its sums say: see dossier verify {site}")
        signature = sign(content, key)
        # Whoever signs is asked for a phrase or a touch, and a build may have replaced the site meanwhile.
        if _read_sums(site) != content:
            raise NotSigned("the site was built anew meanwhile: sign it again")
    except BadSums as fault:
        raise click.ClickException(f"Not signed: the sums are refused: {fault}.") from None
    except NotSigned as fault:
        raise click.ClickException(f"Not signed: {fault}.") from None
    except OSError as fault:
        raise click.ClickException(f"Not signed: {(fault.strerror or '').lower()}: {fault.filename}.") from None
    part = site / f"{SIGNATURE}.part"
    part.write_bytes(signature)
    part.replace(site / SIGNATURE)
    click.echo(f"Signed: {site / SIGNATURE}")


def _read_sums(site: Path) -> bytes:
    with (site / SUMS).open("rb") as file:
        return file.read(MOST_BYTES + 1)

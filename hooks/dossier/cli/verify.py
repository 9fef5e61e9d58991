"""`dossier verify`: says of each file of a finished site, in a folder or at an address, whether it is authentic."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dossier.build.environment import Clock
from dossier.publish.remote import BadAddress, NotRead, Remote, Unreachable, is_address, read_address
from dossier.publish.signature import MOST_BYTES as MOST_OF_SIGNATURE
from dossier.publish.signature import NotSigned, find_signer
from dossier.publish.sums import MOST_BYTES, SIGNATURE, SUMS, BadSums, read_sums
from dossier.publish.verification import Verdict, read_remote, verify_folder, verify_remote

_OWN = (
    "The sums are the site's own: they show whether it is whole, not who made it. Give --sums of your own build of the "
    "same commit, or --signers, to learn that."
)
_NO_EXTRA = "Of an address only the files that the sums name can be known, not whether there are others."


@click.command()
@click.argument("site")
@click.option("--sums", help=f"A {SUMS} that you trust, as a file or an address, in place of the site's own.")
@click.option(
    "--signers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"Demand that one of these has signed the sums ({SIGNATURE}); an 'allowed signers' file as of ssh-keygen.",
)
@click.option("--verbose", is_flag=True, help="Name the authentic files too.")
def command(site: str, sums: str | None, signers: Path | None, verbose: bool) -> None:
    """Say which files of a site, a folder or an address, are authentic, altered, missing or extra."""
    clock = Clock()
    try:
        content = _read(sums, clock) if sums else _read_beside(site, SUMS, MOST_BYTES, clock)
        known = read_sums(content)
        signer = _find_signer(sums or site, content, signers, clock, is_list=bool(sums)) if signers else ""
        verdict = _verify(site, known, clock)
    except BadAddress as fault:
        raise click.UsageError(f"The address can't be used: {fault}.") from None
    except BadSums as fault:
        _refuse(f"The sums are refused: {fault}.")
    except (NotSigned, NotRead, Unreachable) as fault:
        _refuse(f"Not verified: {fault}.")
    except OSError as fault:
        _refuse(f"Not verified: {(fault.strerror or 'it can not be read').lower()}: {fault.filename or site}.")
    _tell(verdict, verbose=verbose)
    if is_address(site):
        click.echo(_NO_EXTRA)
    if signers:
        click.echo(f"The sums are signed by {_show(signer)}.")
    elif not sums:
        click.echo(_OWN)
    raise SystemExit(0 if verdict.is_authentic else 1)


def _verify(site: str, sums: Mapping[str, bytes], clock: Clock) -> Verdict:
    if not is_address(site):
        return verify_folder(Path(site), sums)
    with _open(site, clock) as remote:
        return verify_remote(remote, sums)


def _refuse(reason: str) -> None:
    click.echo(reason, err=True)
    raise SystemExit(1)


def _tell(verdict: Verdict, *, verbose: bool) -> None:
    named = {"altered": verdict.altered, "missing": verdict.missing, "extra": verdict.extra}
    for word, paths in ({"authentic": verdict.authentic} | named if verbose else named).items():
        for path in paths:
            click.echo(f"{word}: {_show(path)}")
    for path, reason in verdict.unread:
        click.echo(f"not read: {_show(path)} ({reason})")
    for path in verdict.kept:
        click.echo(f"kept by the host: {_show(path)} (its own configuration)")
    counts = [f"{len(paths):,} {word}" for word, paths in ({"authentic": verdict.authentic} | named).items()]
    click.echo(", ".join([*counts, *([f"{len(verdict.unread):,} not read"] if verdict.unread else [])]) + ".")


def _show(path: str) -> str:
    """Return a path as a terminal may show it: a file in a folder can have any name."""
    return path if path.isprintable() else ascii(path)


def _open(site: str, clock: Clock) -> Remote:
    return Remote(read_address(site), clock.count)


def _read(place: str, clock: Clock) -> bytes:
    """Return the content of a list of sums, from a file or an address."""
    return _read_beside(*_divide(place), MOST_BYTES, clock)


def _divide(place: str) -> tuple[str, str]:
    """Return the folder or address that something lies at, and its name."""
    folder, slash, name = place.rpartition("/")
    return folder + slash or ".", name


def _read_beside(site: str, name: str, most: int, clock: Clock) -> bytes:
    """Return the content of one of a site's own files."""
    if not is_address(site):
        with (Path(site) / name).open("rb") as file:
            # One byte more, so that it is seen to be too long.
            return file.read(most + 1)
    with _open(site, clock) as remote:
        content = read_remote(remote, name, most)
    if content is None:
        raise NotRead(f"there is no {name}")
    return content


def _find_signer(place: str, content: bytes, signers: Path, clock: Clock, *, is_list: bool) -> str:
    """Return who signed the sums; the signature lies beside them."""
    site, name = _divide(f"{place}.sig") if is_list else (place, SIGNATURE)
    try:
        signature = _read_beside(site, name, MOST_OF_SIGNATURE, clock)
    except FileNotFoundError:
        raise NotSigned(f"there is no {name}") from None
    return find_signer(content, signature, signers)

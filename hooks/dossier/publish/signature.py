"""Signs a list of sums with an OpenSSH key, and says who signed one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

# What a signature is for: one made for anything else does not count (PROTOCOL.sshsig).
_NAMESPACE = "dossier-sums"
_PRIVATE = b"-----BEGIN"
MOST_BYTES = 100_000


class NotSigned(Exception):
    """There is no signature that counts, or none could be made; it says why."""


def sign(content: bytes, key: Path) -> bytes:
    """Return the signature of some bytes; the key is a private one, or a public one whose other half an agent holds.

    Raises NotSigned where ssh-keygen refuses.
    """
    run = _run(["-Y", "sign", "-q", "-n", _NAMESPACE, "-f", str(key)], content)
    if run.returncode != 0 or not run.stdout:
        raise NotSigned(f"ssh-keygen can't sign with {key}: {_last_line(run.stderr)}")
    return run.stdout


def find_signer(content: bytes, signature: bytes, signers: Path) -> str:
    """Return who signed some bytes, by the name that the list of allowed signers (ssh-keygen(1)) gives that key.

    Raises NotSigned where none of them did.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "signature"
        file.write_bytes(signature)
        found = _run(["-Y", "find-principals", "-s", str(file), "-f", str(signers)], b"")
        names = found.stdout.decode("utf-8", "replace").splitlines()
        if found.returncode != 0 or not names:
            raise NotSigned(f"the signature is by nobody whom {signers} names")
        for name in names:
            allowed = ["-Y", "verify", "-n", _NAMESPACE, "-f", str(signers), "-I", name, "-s", str(file)]
            if _run(allowed, content).returncode == 0:
                return name
    raise NotSigned("the signature is not of these sums, or its key is not valid now")


def is_exposed(key: Path, folder: Path) -> bool:
    """Tell whether a private key lies where it would be published: in a folder, or in the repository around it."""
    key, folder = key.resolve(), folder.resolve()
    with key.open("rb") as file:
        if file.read(len(_PRIVATE)) != _PRIVATE:
            return False
    around = [parent for parent in folder.parents if (parent / ".git").exists() or (parent / "mkdocs.yml").exists()]
    return any(key.is_relative_to(parent) for parent in (folder, *around))


def _run(arguments: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise NotSigned("ssh-keygen is missing: sudo apt-get install openssh-client")
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False)  # noqa: S603


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "it does not say why"

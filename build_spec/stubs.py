"""Make the Python stubs of the contract: `python build_spec/stubs.py [FOLDER]`.

They are committed under `client/ttms_api/v1`, so that a clone works without protoc; a test proves them fresh.
"""

import sys
from importlib.resources import files
from pathlib import Path

from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent.parent
PROTO = ROOT / "resources" / "proto"


def make_stubs(folder: Path) -> None:
    """Write the stubs of every .proto file below `folder`.

    Raises:
        SystemExit: protoc refused a file; it has printed which line.
    """
    sources = sorted(PROTO.glob("ttms_api/v1/*.proto"))
    with_service = [source for source in sources if "\nservice " in source.read_text(encoding="utf-8")]
    includes = [f"-I{PROTO}", f"-I{files('grpc_tools') / '_proto'}"]
    _protoc([*includes, f"--python_out={folder}", f"--mypy_out=quiet:{folder}"], sources)
    _protoc([*includes, f"--grpc_python_out={folder}", f"--mypy_grpc_out=quiet:{folder}"], with_service)


def _protoc(options: list[str], sources: list[Path]) -> None:
    if protoc.main(["protoc", *options, *map(str, sources)]) != 0:
        raise SystemExit("protoc refused the contract; see above.")


if __name__ == "__main__":
    make_stubs(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "client")

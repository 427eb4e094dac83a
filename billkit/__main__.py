"""`python -m billkit` is `billkit`."""

from billkit.cli.main import run

if __name__ == "__main__":
    run()

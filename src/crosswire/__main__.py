"""`python -m crosswire` is `crosswire`."""

from crosswire.cli.main import main

if __name__ == "__main__":
    main()

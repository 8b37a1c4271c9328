"""`python -m postinglint`."""

from postinglint.cli import main

if __name__ == "__main__":
    main()

"""The storefront's settings file."""

from cloudcart_deploy.follow_up import variables, write_env

ADDRESSES = variables("http://catalog", "http://cart", "http://orders", "key")


def test_the_addresses_are_written_once(tmp_path):
    file = tmp_path / "frontend" / ".env.local"
    assert write_env(ADDRESSES, file)
    assert not write_env(ADDRESSES, file)
    assert "NEXT_PUBLIC_CART_API_URL=http://cart\n" in file.read_text()


def test_the_key_is_hidden_from_browsers_and_from_other_users(tmp_path):
    file = tmp_path / ".env.local"
    write_env(ADDRESSES, file)
    assert "CLOUDCART_API_KEY=key\n" in file.read_text()
    assert "NEXT_PUBLIC_CLOUDCART" not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


def test_the_other_lines_are_kept(tmp_path):
    file = tmp_path / ".env.local"
    file.write_text("MINE=1\nNEXT_PUBLIC_CART_API_URL=http://old\n")
    write_env(ADDRESSES, file)
    assert file.read_text().startswith("MINE=1\n")
    assert "http://old" not in file.read_text()


def test_the_secret_of_the_sessions_is_made_once(tmp_path):
    file = tmp_path / ".env.local"
    write_env(ADDRESSES, file)
    secret = secret_in(file)
    assert len(secret) >= 32
    write_env(ADDRESSES | {"NEXT_PUBLIC_CART_API_URL": "http://moved"}, file)
    assert secret_in(file) == secret
    other = tmp_path / "other"
    write_env(ADDRESSES, other)
    assert secret_in(other) != secret


def secret_in(file) -> str:
    secret, = (line.removeprefix("SESSION_SECRET=") for line in file.read_text().splitlines() if line.startswith("SESSION_SECRET="))
    return secret


def test_a_deletion_removes_only_the_addresses(tmp_path):
    file = tmp_path / ".env.local"
    file.write_text("MINE=1\n")
    write_env(ADDRESSES, file)
    write_env({}, file)
    assert file.read_text() == "MINE=1\n"
    file.write_text("")
    write_env(ADDRESSES, file)
    write_env({}, file)
    assert not file.exists()

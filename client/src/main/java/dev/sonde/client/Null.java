package dev.sonde.client;

/// The NULL value: what a request carries in place of a value, and what a few agents answer.
public enum Null implements Value {
    NULL;

    @Override
    public Syntax syntax() {
        return Syntax.NULL;
    }

    @Override
    public String text() {
        return "";
    }
}

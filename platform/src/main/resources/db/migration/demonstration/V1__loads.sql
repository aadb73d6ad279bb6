-- What the demonstration region has been loaded from, so that it is loaded once.
create table demonstration.load (
    name      text primary key,
    loaded_at timestamptz not null
);
